import { deskFieldNames } from '#functions/http/desk-field-slots.ts';

const slot = (name: string): string => `<!--slot:${name}--><!--/slot:${name}-->`;
const each = (name: string, inside: string): string =>
  `<!--each:${name}-->${inside}<!--/each:${name}-->`;
const offers = (name: string): string =>
  each(name, `offer <a data-fill="href=href">${slot('label')}</a>\n`);

/** Stands for the pages of the desk: all that their slots hold, a line each. */
export const deskPage = [
  each('deskBlind', 'blind\n'),
  slot('nowSentence') + '\n',
  each('mayClose', 'may close\n'),
  each('mayOpen', '<a data-fill="href=openHref">open</a>\n'),
  each('days', `day ${slot('day')}: ${slot('hours')} <i data-fill="href=href"></i>\n`),
  each(
    'listed',
    `listed ${slot('what')} <a data-fill="href=endHref">end</a> <a data-fill="href=changeHref">change</a>\n`,
  ),
  each(
    'saved',
    `saved ${each('savedChanges', slot('text'))} visibility=${slot('visibility')} undo=${each('mayUndo', slot('undoId'))};\n`,
  ),
  each('saveFailed', 'not saved\n'),
  each('undoFailed', 'not undone\n'),
  each(
    'outside',
    `outside ${slot('what')} digest=${slot('digest')}; ${each('changes', slot('text'))}\n`,
  ),
  each(
    'history',
    `history ${slot('action')}, ${slot('by')}: ${each('changes', `${slot('text')} `)}\n`,
  ),
  each('timeline', `timeline ${slot('day')}: ${slot('hours')} (${slot('why')})\n`),
  each('errors', `error <a data-fill="href=href">${slot('message')}</a>\n`),
  ...deskFieldNames.map((name) => offers(`${name}.offers`)),
  each(
    'conflict',
    `conflict by ${slot('conflictBy')}: ${each('conflictLines', `${slot('text')} `)}\n`,
  ),
  each('saidOtherwise', 'said otherwise\n'),
  each('warnings', `warning ${slot('text')}\n${offers('offers')}`),
  each(
    'said',
    `said ${slot('when')}\n${each('lines', `${slot('language')}: ${slot('text')} | ${slot('phone')}\n`)}`,
  ),
  each('hidden', '<input data-fill="name=name value=value">\n'),
  each('confirmLabel', `confirm ${slot('confirmLabel')}\n`),
].join('');
