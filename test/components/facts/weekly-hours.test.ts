import { describe, expect, it } from 'vitest';
import { hoursRows } from '#src/components/facts/weekly-hours.ts';

const nine = [{ opens: '09:00', closes: '15:00' }];
const week = {
  ...{ monday: nine, tuesday: nine, wednesday: nine, thursday: nine, friday: nine },
  ...{ saturday: [], sunday: [] },
};

describe('weekly hours', () => {
  it('put equal days in a row together', () => {
    expect(hoursRows(week, 'sv')).toEqual([
      { first: 'måndag', last: 'fredag', times: [expect.stringMatching(/^kl\.\s9–15$/)] },
      { first: 'lördag', last: 'söndag', times: [] },
    ]);
  });

  it('keep days apart that differ, and a break for lunch', () => {
    const wednesday = [
      { opens: '09:00', closes: '12:00' },
      { opens: '13:00', closes: '15:30' },
    ];
    expect(hoursRows({ ...week, wednesday }, 'en')).toEqual([
      { first: 'Monday', last: 'Tuesday', times: ['9am to 3pm'] },
      { first: 'Wednesday', last: 'Wednesday', times: ['9am to midday', '1pm to 3.30pm'] },
      { first: 'Thursday', last: 'Friday', times: ['9am to 3pm'] },
      { first: 'Saturday', last: 'Sunday', times: [] },
    ]);
  });
});
