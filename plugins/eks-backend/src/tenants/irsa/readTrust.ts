import { z } from 'zod';
import { Pattern, patternOf } from './pattern';

/** Someone with tokens of an issuer who may take a role. */
export interface Trust {
  /** Number of the statement, from 1. */
  statement: number;
  providerArn: string;
  /** Issuer without `https://`. */
  issuer: string;
  namespace: string;
  serviceAccount: string;
  /** Whether `*` and `?` in them stand for other names. */
  isPattern: boolean;
  /** Whether the tokens must be for an audience. */
  audience: boolean;
  /** Whether the statement says nothing but who, as the irsa module writes it. */
  isPlain: boolean;
}

/** What a trust policy says. */
export interface TrustPolicy {
  trusts: Trust[];
  /** Statements about something else, as sentences. */
  others: string[];
}

const texts = z.preprocess(
  value => (Array.isArray(value) ? value : [value]),
  z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String)),
);
const condition = z.record(z.string(), z.record(z.string(), texts));

const statementSchema = z.looseObject({
  Effect: z.string(),
  Principal: z.union([z.string(), z.record(z.string(), texts)]).default({}),
  Action: texts.default([]),
  Condition: condition.default({}),
});

type Statement = z.output<typeof statementSchema>;

const policySchema = z.looseObject({
  Statement: z.preprocess(
    value => (Array.isArray(value) ? value : [value]),
    z.array(statementSchema),
  ),
});

const WEB_IDENTITY = 'sts:assumerolewithwebidentity';
const PREFIX = 'system:serviceaccount:';
const SUBJECT = /^system:serviceaccount:([^:]*)(?::(.*))?$/;

/**
 * Reads who may take a role with tokens of a cluster.
 * @param json - the trust policy; one that cannot be understood trusts nobody here
 */
export function readTrust(json: string | undefined): TrustPolicy {
  const parsed = policySchema.safeParse(parseJson(json ?? ''));
  if (!parsed.success) {
    return { trusts: [], others: ['The trust policy cannot be understood.'] };
  }
  const policy: TrustPolicy = { trusts: [], others: [] };
  parsed.data.Statement.forEach((statement, index) => {
    const trusts = trustsOf(statement, index + 1);
    policy.trusts.push(...trusts);
    if (trusts.length === 0) {
      policy.others.push(otherWords(statement, index + 1));
    }
  });
  return policy;
}

function trustsOf(statement: Statement, number: number): Trust[] {
  const { Effect, Principal, Action, Condition } = statement;
  if (Effect !== 'Allow' || typeof Principal === 'string') return [];
  if (!Action.some(action => matches(action, WEB_IDENTITY))) return [];
  const named = Principal.Federated ?? [];
  return named.flatMap(providerArn => {
    const [, issuer] = providerArn.split(':oidc-provider/');
    if (!issuer) return [];
    const subjects = subjectsOf(Condition, issuer);
    return subjects.map(subject => ({
      statement: number,
      providerArn,
      issuer,
      ...subject,
      audience: valuesOf(Condition, issuer, 'aud') !== undefined,
      isPlain:
        isPlain(Condition, issuer) &&
        named.length === 1 &&
        Object.keys(Principal).length === 1 &&
        Action.length === 1 &&
        Action[0].toLowerCase() === WEB_IDENTITY,
    }));
  });
}

type Subject = Pick<Trust, 'namespace' | 'serviceAccount' | 'isPattern'>;

const everybody: Subject = {
  namespace: '*',
  serviceAccount: '*',
  isPattern: true,
};

/** Without a condition about the subject, every service account of the issuer. */
function subjectsOf(all: Statement['Condition'], issuer: string): Subject[] {
  const values = valuesOf(all, issuer, 'sub');
  return values ? values.flatMap(toSubject) : [everybody];
}

function toSubject({ text, isPattern }: Pattern): Subject[] {
  const wild = isPattern && /[*?]/.test(text);
  if (wild && /^\*+$/.test(text)) return [everybody];
  const [, namespace, serviceAccount] = SUBJECT.exec(text) ?? [];
  if (namespace === undefined) {
    // A pattern may be shorter than what service accounts begin with.
    const [start] = text.split(/[*?]/);
    return wild && PREFIX.startsWith(start) ? [everybody] : [];
  }
  if (serviceAccount !== undefined) {
    return [{ namespace, serviceAccount, isPattern: wild }];
  }
  return wild && namespace.endsWith('*')
    ? [{ namespace, serviceAccount: '*', isPattern: true }]
    : [];
}

/** Values of the conditions about a claim; undefined where there is none. */
function valuesOf(
  all: Statement['Condition'],
  issuer: string,
  claim: 'sub' | 'aud',
): Pattern[] | undefined {
  const key = `${issuer}:${claim}`.toLowerCase();
  const found = Object.entries(all).flatMap(([operator, keys]) =>
    Object.entries(keys)
      .filter(([name]) => name.toLowerCase() === key)
      .flatMap(([, values]) => values.flatMap(v => patternOf(operator, v))),
  );
  if (found.length === 0) return undefined;
  // Both must hold, so that the narrower ones decide.
  const exact = found.filter(({ isPattern }) => !isPattern);
  return exact.length > 0 ? exact : found;
}

function isPlain(all: Statement['Condition'], issuer: string): boolean {
  const keys = [`${issuer}:sub`, `${issuer}:aud`];
  return Object.entries(all).every(
    ([operator, conditions]) =>
      operator === 'StringEquals' &&
      Object.entries(conditions).every(
        ([name, values]) => keys.includes(name) && values.length === 1,
      ),
  );
}

function otherWords(
  { Effect, Principal, Action }: Statement,
  number: number,
): string {
  const who =
    typeof Principal === 'string'
      ? Principal
      : Object.values(Principal).flat().join(', ');
  const verb = Effect === 'Deny' ? 'denies' : 'allows';
  return `Statement ${number} ${verb} ${Action.join(', ') || 'other actions'} to ${who || 'nobody by name'}.`;
}

/** Whether an action with `*` stands for another, which is in lower case. */
function matches(action: string, wanted: string): boolean {
  const [start, ...rest] = action.toLowerCase().split('*');
  return rest.length === 0 ? start === wanted : wanted.startsWith(start);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
