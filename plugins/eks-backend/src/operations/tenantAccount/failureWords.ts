import type { CreateAccountFailureReason } from '@aws-sdk/client-organizations';
import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';

/** Why AWS did not make an account. */
export interface FailureWords {
  /** What happened and what to do, as sentences. */
  words: string;
  /** Whether the same request can succeed after that; else it takes another operation. */
  again: boolean;
}

const quotas =
  'https://console.aws.amazon.com/servicequotas/home/services/organizations/quotas';
const billing = 'https://console.aws.amazon.com/billing/home#/paymentmethods';
const support = 'https://console.aws.amazon.com/support/home';

/** Organizations API reference, CreateAccountStatus, FailureReason. */
const failures: Record<
  CreateAccountFailureReason,
  (input: TenantAccountInput) => FailureWords
> = {
  ACCOUNT_LIMIT_EXCEEDED: () => ({
    again: true,
    words: `The organization has as many accounts as its quota allows. Ask for a higher “Default maximum number of accounts” in Service Quotas (${quotas}), or close accounts that nobody needs, and ask again.`,
  }),
  EMAIL_ALREADY_EXISTS: ({ email }) => ({
    again: false,
    words: `${email} belongs to another AWS account already, outside this organization or closed. An address stays taken when its account is closed. Start again with another address; many mail servers deliver name+something@ to name@.`,
  }),
  INVALID_EMAIL: ({ email }) => ({
    again: false,
    words: `AWS does not accept the e-mail address ${email}. Start again with another one.`,
  }),
  INVALID_ADDRESS: () => ({
    again: true,
    words:
      'AWS does not accept the postal address of the management account. Correct it in the account settings there and ask again.',
  }),
  CONCURRENT_ACCOUNT_MODIFICATION: () => ({
    again: true,
    words:
      'AWS worked on another request with the same name and address. Look whether that one has made the account; if not, ask again.',
  }),
  INTERNAL_FAILURE: () => ({
    again: true,
    words: `AWS had a failure of its own. Ask again; where it stays, open a support case (${support}).`,
  }),
  GOVCLOUD_ACCOUNT_ALREADY_EXISTS: () => ({
    again: false,
    words:
      'There is an account in AWS GovCloud for this one already. The portal does not make such accounts.',
  }),
  MISSING_BUSINESS_VALIDATION: () => ({
    again: true,
    words:
      'AWS has not validated the business of the management account. Give what AWS asks for in its account settings and ask again.',
  }),
  PENDING_BUSINESS_VALIDATION: () => ({
    again: true,
    words:
      'AWS is still validating the business of the management account. Ask again when it has said so by e-mail.',
  }),
  FAILED_BUSINESS_VALIDATION: () => ({
    again: true,
    words: `AWS could not validate the business of the management account. Open a support case (${support}) and ask again afterwards.`,
  }),
  INVALID_IDENTITY_FOR_BUSINESS_VALIDATION: () => ({
    again: true,
    words:
      'AWS did not accept the identity given for the business of the management account. Correct it in its account settings and ask again.',
  }),
  UNKNOWN_BUSINESS_VALIDATION: () => ({
    again: true,
    words: `AWS does not know whether the business of the management account is valid. Open a support case (${support}) and ask again afterwards.`,
  }),
  MISSING_PAYMENT_INSTRUMENT: () => ({
    again: true,
    words: `The management account has no means of payment. Add one (${billing}) and ask again.`,
  }),
  INVALID_PAYMENT_INSTRUMENT: () => ({
    again: true,
    words: `AWS does not accept the means of payment of the management account. Correct it (${billing}) and ask again.`,
  }),
  UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED: () => ({
    again: true,
    words:
      'The resource policy of the organization cannot be changed together with tags. Ask again; where it stays, look at the policy in the management account.',
  }),
};

/** What a failed request means. */
export function failureWords(
  reason: string | undefined,
  input: TenantAccountInput,
): FailureWords {
  const said = failures[reason as CreateAccountFailureReason]?.(input);
  const code = reason ?? 'no reason given';
  return said
    ? {
        ...said,
        words: `AWS did not make the account (${code}). ${said.words}`,
      }
    : {
        again: true,
        words: `AWS did not make the account (${code}). Look in the AWS Organizations console of the management account, mend the cause and ask again.`,
      };
}
