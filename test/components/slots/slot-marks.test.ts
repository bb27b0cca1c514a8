import { describe, expect, it } from 'vitest';
import { compileTemplate } from '#functions/pages/template.ts';
import { sentenceWithSlots, slotMark } from '#src/components/slots/slot-marks.ts';

describe('slot marks', () => {
  it('are filled by the functions', () => {
    const sentence = compileTemplate(sentenceWithSlots('Fråga & svar <senast> {day}.'));
    expect(sentence({ day: '"3" < 4' })).toBe(
      'Fråga &amp; svar &lt;senast&gt; <strong class="day">&quot;3&quot; &lt; 4</strong>.',
    );
  });

  it('show what stands in them until they are', () => {
    expect(compileTemplate(slotMark('title', 'A & B'))({})).toBe('A &amp; B');
  });
});
