import { z } from 'zod';
import type { Role } from '../../world/iam';
import { AwsError, AwsFailureError } from '../error';
import { awsQuery } from '../dialects/query';
import { queryService } from '../queryService';
import type { CallContext } from '../service';

const trustDocument = z.object({
  Statement: z.array(
    z.object({ Principal: z.object({ AWS: z.string().optional() }) }),
  ),
});

function trusts(role: Role, context: CallContext): boolean {
  const { accountId, arn } = context.identity;
  const document = trustDocument.parse(
    JSON.parse(role.AssumeRolePolicyDocument),
  );
  return document.Statement.some(({ Principal }) =>
    [arn, accountId, `arn:aws:iam::${accountId}:root`].includes(
      Principal.AWS ?? '',
    ),
  );
}

function assumeRole(context: CallContext, parameters: URLSearchParams): object {
  const roleArn = parameters.get('RoleArn') ?? '';
  const sessionName = parameters.get('RoleSessionName') ?? '';
  const match =
    /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]{1,64})$/.exec(roleArn);
  if (!match || !/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw new AwsError(
      'ValidationError',
      match
        ? `Value '${sessionName}' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*`
        : `${roleArn} is invalid`,
    );
  }
  const seconds = Number(parameters.get('DurationSeconds') ?? '3600');
  if (!(seconds >= 900 && seconds <= 43_200)) {
    throw new AwsError(
      'ValidationError',
      `Value '${seconds}' at 'durationSeconds' failed to satisfy constraint: Member must be between 900 and 43200`,
    );
  }
  const [, accountId, roleName] = match;
  const role = context.world.accounts
    .get(accountId)
    ?.roles.find(candidate => candidate.Arn === roleArn);
  if (!role || !trusts(role, context)) {
    throw new AwsFailureError(
      'access-denied',
      `User: ${context.identity.arn} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    );
  }
  if (seconds > role.MaxSessionDuration) {
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    );
  }
  const identity = {
    accountId,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    userId: `${role.RoleId}:${sessionName}`,
    roleArn,
  };
  const expiration = new Date(Date.now() + seconds * 1000);
  const key = context.credentials.issue(identity, expiration);
  return {
    Credentials: {
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
      Expiration: expiration,
    },
    AssumedRoleUser: { Arn: identity.arn, AssumedRoleId: identity.userId },
  };
}

/** AWS Security Token Service. */
export const sts = queryService(
  'sts',
  awsQuery('https://sts.amazonaws.com/doc/2011-06-15/'),
  {
    AssumeRole: assumeRole,
    GetCallerIdentity: ({ identity }) => ({
      UserId: identity.userId,
      Account: identity.accountId,
      Arn: identity.arn,
    }),
  },
);
