import { z } from 'zod';
import { answerable, issuesInOrder, line, lines, required } from './form-fields.ts';
import type { FieldIssue } from './form-fields.ts';
import { localeSchema } from './locale.ts';

/** Kinds of clients: only a consumer can turn to ARN. */
export const clientTypes = ['consumer', 'business'] as const;

/** The fields in the order of the form: those of the standard template of (EU) 2022/2117, annex. */
const typedComplaint = z.object({
  lang: localeSchema,
  clientType: line,
  lastName: line,
  firstName: line,
  registrationNumber: line,
  clientReference: line,
  email: line,
  phone: line,
  street: line,
  postcode: line,
  city: line,
  country: line,
  representativeName: line,
  representativeEmail: line,
  representativePhone: line,
  agreement: line,
  description: lines,
  occurredOn: line,
  damage: lines,
  other: lines,
});

const noAddress = answerable('email.invalid');
const noWay = answerable('contact.required');

/** A complaint's fields as they are kept; what was not filled in is ''. */
const complaintSchema = typedComplaint
  .extend({
    clientType: z.enum(clientTypes, 'clientType.required'),
    lastName: required('lastName.required'),
    description: required('description.required'),
  })
  .refine(noAddress.check, noAddress.issue)
  .refine(noWay.check, noWay.issue);

/** A valid complaint: cleaned, every text as long as it was typed. */
export type Complaint = z.infer<typeof complaintSchema>;

/** What a form holds. `values` is everything that was typed, cleaned, whether it is valid or not. */
export type ComplaintRead =
  | { kind: 'valid'; complaint: Complaint }
  | { kind: 'invalid'; issues: FieldIssue[]; values: z.infer<typeof typedComplaint> };

/**
 * Reads a complaint from untrusted fields. Only a missing name, client type, description or way to
 * answer can stop it (codes `lastName.required`, `clientType.required`, `description.required`,
 * `contact.required`, or `email.invalid` where the only way is an address that is none): a firm may
 * not make complaining hard, (EU) 2020/1503 art. 7. Unknown fields are ignored.
 */
export const readComplaint = (fields: Readonly<Record<string, string>>): ComplaintRead => {
  const values = typedComplaint.parse(fields);
  const { success, data, error } = complaintSchema.safeParse(values);
  if (success) return { kind: 'valid', complaint: data };
  return { kind: 'invalid', issues: issuesInOrder(error, Object.keys(values)), values };
};
