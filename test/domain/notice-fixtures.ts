import { parseNotices } from '#domain/notice-schema.ts';
import type { Notice } from '#domain/notice.ts';
import type { CustomerService, SiteFacts } from '#domain/site-facts.ts';
import { siteFacts as kameo } from '#src/site-facts.ts';

const day = [{ opens: '09:00', closes: '15:00' }];

/** A customer service that is open Monday to Friday 9–15, whatever `content/site.json` says. */
export const customerService: CustomerService = {
  email: 'help@firm.example.test',
  phone: { display: '08-465 004 00', international: '+46846500400' },
  hours: {
    ...{ monday: day, tuesday: day, wednesday: day, thursday: day, friday: day },
    ...{ saturday: [], sunday: [] },
  },
  hoursToBeConfirmed: false,
  closedOnPublicHolidays: true,
  closedOnEves: true,
};

/** Facts of a firm with that customer service, which shows notices 14 days ahead. */
export const siteFacts: SiteFacts = {
  ...kameo,
  firm: { ...kameo.firm, name: 'Firm', website: 'https://www.firm.example.test' },
  customerService,
  notices: { showAheadDays: 14 },
};

/** The same firm without any opening hours. */
export const neverOpen: SiteFacts = {
  ...siteFacts,
  customerService: {
    ...customerService,
    hours: {
      ...{ monday: [], tuesday: [], wednesday: [], thursday: [] },
      ...{ friday: [], saturday: [], sunday: [] },
    },
  },
};

/** Reads entries as they stand in Edge Config; a fault in one is a fault of the test. */
export const notices = (entries: readonly object[]): Notice[] => {
  const parsed = parseNotices(entries);
  if (parsed.faults.length > 0) throw new Error(JSON.stringify(parsed.faults));
  return parsed.notices;
};

/** A firm that is open at these hours every weekday, and perhaps closes on public holidays and their eves. */
export const firmOpen = (opens: string, closes: string, keepsHolidays = false): SiteFacts => {
  const day = [{ opens, closes }];
  const { customerService } = siteFacts;
  const weekdays = { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day };
  return {
    ...siteFacts,
    customerService: {
      ...customerService,
      hours: { ...customerService.hours, ...weekdays },
      closedOnPublicHolidays: keepsHolidays,
      closedOnEves: keepsHolidays,
    },
  };
};
