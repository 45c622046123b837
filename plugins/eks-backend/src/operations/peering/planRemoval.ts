import {
  PeeringRemovalInput,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { Connection, countRoutes, isOpen } from '../../tenants/networks';
import { Access } from '../../permissions';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { counted, World } from '../world';
import { removalOf } from './changes';
import { connectionWords } from './findings/connectionFindings';
import { meant } from './lookAt';
import { PeeringView } from './PeeringView';
import { sides } from './sides';
import { Looked, lookAtNetworks } from './preflight';
import { valueOf } from './readFacts';
import { stepIds } from './stepIds';

const openIds = { requester: stepIds.request, accepter: stepIds.accept };

/** Accepter first: its routes go before the connection that they lead over. */
const order = ['accepter', 'requester'] as const;

/** Looks at what stops, and at both repositories. */
export async function planRemoval(
  world: World,
  asked: PeeringRemovalInput,
  caller: { access: Access; signal: AbortSignal },
): Promise<PlanDraft<PeeringRemovalInput>> {
  const looked = await lookAtNetworks(world, asked, caller.signal);
  const { input } = looked;
  const view = new PeeringView(world, input, caller.signal);
  const previews = await Promise.all(
    order.map(side => previewOf(world, removalOf(input, side), caller.access)),
  );
  const [, requester] = previews;
  const connection = meant(looked.connections, input);
  const open = connection && isOpen(connection) ? connection : undefined;
  const isUndeclared = requester.preview?.files.length === 0;
  const saidAlready = previews.every(
    ({ preview }) => preview?.files.length === 0,
  );
  const findings = [
    ...looked.findings,
    ...whatStops(view, looked, open),
    ...(open && isUndeclared
      ? [undeclared(view, open, requester.preview?.repository.name)]
      : []),
    ...previews.flatMap(preview => preview.findings),
  ];
  const obstacles = obstaclesOf(findings);
  if (saidAlready && !open) {
    obstacles.push(
      `Neither repository declares the peering ${input.name}, and AWS has no open connection between the two networks. There is nothing to do.`,
    );
  }
  return {
    input,
    findings,
    changes: order.flatMap((side, index) => {
      const { preview } = previews[index];
      return preview ? [{ stepId: openIds[side], preview }] : [];
    }),
    obstacles,
    agreed: {
      requester: input.requester,
      accepter: input.accepter,
      connection: open?.id,
      files: previews.map(({ preview }) =>
        preview?.files.map(({ path, diff }) => [path, diff]),
      ),
    },
  };
}

function whatStops(
  view: PeeringView,
  { vpcs, networks }: Looked<PeeringRemovalInput>,
  open: Connection | undefined,
): PreflightFinding[] {
  const common = { code: 'PEER020', title: 'What stops' };
  if (!open) {
    return [
      {
        ...common,
        state: 'passed',
        message:
          'AWS has no open connection between the two networks, so no traffic stops.',
      },
    ];
  }
  const said = sides.map(side => {
    const tables = networks && valueOf(networks[side])?.tables;
    return tables
      ? `${counted(countRoutes(tables, open.id).present, 'route')} of ${view.nameOf(side)}`
      : `the routes of ${view.nameOf(side)}, which cannot be read`;
  });
  const ranges = sides.flatMap(side => vpcs[side]?.cidrs[0] ?? []);
  return [
    {
      ...common,
      state: 'recommended',
      message: `${connectionWords(open)} goes, with ${said.join(' and ')}. All traffic${ranges.length === 2 ? ` between ${ranges.join(' and ')}` : ''} stops as soon as the first pull request is applied.`,
      fix: 'Ask whoever uses it before you start.',
    },
  ];
}

/** Terraform removes only what it has made. */
function undeclared(
  view: PeeringView,
  { id }: Connection,
  repository: string | undefined,
): PreflightFinding {
  return {
    code: 'PEER021',
    title: 'Entry of the requester',
    state: 'required',
    message: `${repository ?? view.nameOf('requester')} has no entry ${view.input.name} for ${id}, so no pull request can end the connection.`,
    fix: 'Look for the name of its entry on the page of peerings. Where it was removed already, run the apply of the repository; where it never was there, delete the connection in AWS by hand.',
  };
}
