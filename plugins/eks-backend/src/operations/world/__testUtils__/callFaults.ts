import { Knex } from 'knex';
import { Call, Calls } from './SandboxCalls';

/** Kinds of calls, and the acts that must have been announced before. */
const acts: Record<keyof Calls, string> = {
  updates: 'eks.update-cluster-version',
  pullRequests: 'eks.open-pull-request',
  evictions: 'eks.evict-pods',
};

interface Intent {
  event_id: string;
  at: string;
  subject: string;
}

/** Calls that changed the same thing twice, or that nobody had announced. */
export async function callFaults(calls: Calls, knex: Knex): Promise<string[]> {
  const intents: Intent[] = await knex('eks_audit')
    .where('phase', 'intent')
    .select('event_id', 'at', 'subject');
  return [
    ...twice(calls.updates),
    ...twice(calls.evictions),
    ...(Object.keys(acts) as (keyof Calls)[]).flatMap(kind =>
      calls[kind]
        .filter(call => !intents.some(intent => announces(intent, kind, call)))
        .map(({ subject }) => `${acts[kind]} of ${subject} without an intent`),
    ),
  ];
}

function twice(calls: Call[]): string[] {
  const subjects = calls.map(({ subject }) => subject);
  return subjects
    .filter((subject, index) => subjects.indexOf(subject) !== index)
    .map(subject => `${subject} twice`);
}

function announces(intent: Intent, kind: keyof Calls, call: Call): boolean {
  if (intent.event_id !== acts[kind] || intent.at > call.at) return false;
  const { pods }: { pods?: string[] } = JSON.parse(intent.subject);
  return kind !== 'evictions' || Boolean(pods?.includes(call.subject));
}

/** Nodes in the order in which pods left them; one that was gone back to is there twice. */
export function visits(evictions: Call[]): (string | undefined)[] {
  return evictions
    .map(({ node }) => node)
    .filter((node, index, nodes) => node !== nodes[index - 1]);
}
