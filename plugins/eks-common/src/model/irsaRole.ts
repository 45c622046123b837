import { z } from 'zod';
import { accountIdSchema, clusterIdSchema, timestampSchema } from './identity';

/** Who may take a role: one statement of its trust policy. @public */
export const irsaTrustSchema = z.object({
  /** Issuer without `https://`. */
  issuer: z.string(),
  /** The cluster whose issuer it is; absent where the portal knows none. */
  cluster: clusterIdSchema.optional(),
  /** As in the `sub` condition; `*` where it is open. */
  namespace: z.string(),
  serviceAccount: z.string(),
  /** Whether the condition asks for `aud` as AWS recommends; XKF's module does not. */
  audience: z.boolean(),
});

/** @public */
export const irsaDriftSchema = z.object({
  code: z.enum([
    'role-missing',
    'service-account-missing',
    'annotation-missing',
    'annotation-differs',
    'issuer-unknown',
    'provider-missing',
  ]),
  severity: z.enum(['warning', 'note']),
  cluster: clusterIdSchema.optional(),
  /** What was found and what to do, as sentences. */
  message: z.string(),
});

/** @public */
export type IrsaDrift = z.infer<typeof irsaDriftSchema>;

/** An IAM role for service accounts, or an annotation that names a role which is not there. @public */
export const irsaRoleSchema = z.object({
  arn: z.string(),
  name: z.string(),
  accountId: accountIdSchema,
  accountName: z.string(),
  /** Whether IAM has it. */
  exists: z.boolean(),
  trust: z.array(irsaTrustSchema),
  /** Annotated service accounts that were found. */
  serviceAccounts: z.array(
    z.object({
      cluster: clusterIdSchema,
      namespace: z.string(),
      name: z.string(),
    }),
  ),
  createdAt: timestampSchema.optional(),
  /** IAM tracks 400 days; absent: not used in them, or not known. */
  lastUsedAt: timestampSchema.optional(),
  /** Whether IAM did not tell when it was last used. */
  lastUseUnknown: z.literal(true).optional(),
  drift: z.array(irsaDriftSchema),
});

/** @public */
export type IrsaRole = z.infer<typeof irsaRoleSchema>;
