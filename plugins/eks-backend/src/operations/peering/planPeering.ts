import {
  ChangePreview,
  PeeringInput,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { countRoutes, isComplete } from '../../tenants/networks';
import { Access } from '../../permissions';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { World } from '../world';
import { additionOf } from './changes';
import { repositoryFinding } from './findings/repositoryFinding';
import { meant } from './lookAt';
import { PeeringView } from './PeeringView';
import { otherSide, Side, sides } from './sides';
import { Looked, lookAtNetworks, peeringFindings } from './preflight';
import { valueOf } from './readFacts';
import { stepIds } from './stepIds';

const openIds = { requester: stepIds.request, accepter: stepIds.accept };

const sameNetwork: PreflightFinding = {
  code: 'PEER002',
  title: 'Networks',
  state: 'required',
  message: 'Requester and accepter are the same network.',
  fix: 'Choose two networks.',
};

/** Looks at both accounts and both repositories. */
export async function planPeering(
  world: World,
  asked: PeeringInput,
  caller: { access: Access; signal: AbortSignal },
): Promise<PlanDraft<PeeringInput>> {
  const looked = await lookAtNetworks(world, asked, caller.signal);
  const { input } = looked;
  const view = new PeeringView(world, input, caller.signal);
  const [checked, previews] = await Promise.all([
    Promise.all(sides.map(side => repositoryFinding(world, view, side))),
    Promise.all(
      sides.map(side => previewSide(world, input, side, caller.access)),
    ),
  ]);
  const [requester, accepter] = previews;
  const findings = [
    ...(input.requester.accountId === input.accepter.accountId &&
    input.requester.vpcId === input.accepter.vpcId
      ? [sameNetwork]
      : []),
    ...looked.findings,
    ...peeringFindings(view, looked),
    ...checked.flat(),
    ...declaredFirst(requester.preview, accepter.preview),
    ...previews.flatMap(preview => preview.findings),
  ];
  const obstacles = obstaclesOf(findings);
  const saidAlready = previews.every(
    ({ preview }) => preview?.files.length === 0,
  );
  if (saidAlready && isDone(looked)) {
    obstacles.push(
      'Both repositories declare this peering, it is active, and all its routes are there. There is nothing to do.',
    );
  }
  return {
    input,
    findings,
    changes: sides.flatMap((side, index) => {
      const { preview } = previews[index];
      return preview ? [{ stepId: openIds[side], preview }] : [];
    }),
    obstacles,
    agreed: {
      requester: input.requester,
      accepter: input.accepter,
      files: previews.map(({ preview }) =>
        preview?.files.map(({ path, diff }) => [path, diff]),
      ),
    },
  };
}

async function previewSide(
  world: World,
  input: PeeringInput,
  side: Side,
  access: Access,
): ReturnType<typeof previewOf> {
  const changes = additionOf(input, side);
  return changes.length > 0
    ? previewOf(world, changes, access)
    : { findings: [] };
}

/** The accepter's entry does no good before the request, though it may be there. */
function declaredFirst(
  requester: ChangePreview | undefined,
  accepter: ChangePreview | undefined,
): PreflightFinding[] {
  const isFirst =
    accepter?.files.length === 0 && (requester?.files.length ?? 0) > 0;
  return isFirst
    ? [
        {
          code: 'PEER009',
          title: 'Order of both sides',
          state: 'recommended',
          message: `${accepter.repository.name} accepts this peering already, before it is asked for, so its plans fail until the request is there.`,
          fix: 'Go on: after the request the operation waits for its next apply, which somebody must run.',
        },
      ]
    : [];
}

function isDone({ input, connections, networks }: Looked<PeeringInput>) {
  const connection = meant(connections, input);
  return (
    connection?.status === 'active' &&
    networks !== undefined &&
    sides.every(side => {
      const tables = valueOf(networks[side])?.tables ?? [];
      const { cidr } = input[otherSide(side)];
      return isComplete(countRoutes(tables, connection.id, cidr));
    })
  );
}
