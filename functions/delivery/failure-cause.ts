import type { FailureCause, SendOutcome } from '#functions/ports.ts';

/**
 * Why a message is parked after its last try. A refused key or sender concerns every mail and is the
 * operator's to mend; any other refusal concerns this mail, mostly a mistyped address.
 */
export const failureCause = (outcome: SendOutcome): FailureCause => {
  if (outcome.kind !== 'refused') return 'doubt';
  const ofAccount = accountStatuses.has(outcome.status) || accountErrors.test(outcome.error);
  return ofAccount ? 'account' : 'mail';
};

/** Resend: 401 no or a restricted key, 403 a wrong key or a domain that is not verified. */
const accountStatuses: ReadonlySet<number> = new Set([401, 403]);
const accountErrors =
  /^(invalid_from_address|missing_api_key|restricted_api_key|invalid_api_key)\b/;
