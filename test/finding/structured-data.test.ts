import { expect, it } from 'vitest';
import { breadcrumbList, jsonLd, organization } from '#src/finding/structured-data.ts';
import { siteFacts } from '#src/site-facts.ts';

const { customerService } = siteFacts;
const hours = {
  ...{ monday: [{ opens: '09:00', closes: '12:00' }], tuesday: [], wednesday: [], thursday: [] },
  friday: [
    { opens: '09:00', closes: '12:00' },
    { opens: '13:00', closes: '15:00' },
  ],
  ...{ saturday: [], sunday: [] },
};
const firmWith = (changed: Partial<typeof customerService>) =>
  organization(
    { ...siteFacts, customerService: { ...customerService, hours, ...changed } },
    { locales: ['sv', 'en'], hoursNote: 'Not confirmed.' },
  );

it('gives each stretch of hours once, with all its days, and says when it is closed', () => {
  const firm = firmWith({ hoursToBeConfirmed: false, closedOnPublicHolidays: true });
  const specification = { '@type': 'OpeningHoursSpecification' };
  expect(firm).toMatchObject({
    '@type': 'Organization',
    contactPoint: {
      '@type': 'ContactPoint',
      telephone: customerService.phone.international,
      availableLanguage: ['sv', 'en'],
      hoursAvailable: [
        { ...specification, dayOfWeek: ['Monday', 'Friday'], opens: '09:00', closes: '12:00' },
        { ...specification, dayOfWeek: ['Friday'], opens: '13:00', closes: '15:00' },
        { ...specification, dayOfWeek: 'PublicHolidays', opens: '00:00', closes: '00:00' },
      ],
    },
  });
  expect(JSON.stringify(firm)).not.toContain('Not confirmed.');
});

it('does not state hours as certain that are not', () => {
  const text = JSON.stringify(firmWith({ hoursToBeConfirmed: true }));
  expect(text).toContain('"description":"Not confirmed."');
});

it('numbers the way to a page from one', () => {
  const list = breadcrumbList([
    { name: 'Kundtjänst', url: '/' },
    { name: 'ARN', url: '/arn/' },
  ]);
  expect(list).toMatchObject({
    itemListElement: [
      { position: 1, item: '/' },
      { position: 2, name: 'ARN' },
    ],
  });
});

it('cannot be closed by a text in it', () => {
  const text = jsonLd([{ '@type': 'Thing', name: '</script><script>alert(1)' }]);
  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toMatchObject({ '@graph': [{ name: '</script><script>alert(1)' }] });
});
