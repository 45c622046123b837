import { Operation } from '@xkf/backstage-plugin-eks-common';
import { Fact, Facts } from '../../facts/Facts';
import { formatDuration } from '../../time/duration';
import { Moment } from '../../time/Moment';
import { EksTranslate, useEksTranslation } from '../../translation';
import { TargetLink } from '../TargetLink';
import { Person } from '../words/Person';
import { tenantFacts } from './tenantFacts';

function approvalFact(t: EksTranslate, operation: Operation): Fact {
  const { required, by, at } = operation.approval;
  const label = t('run.fact.approval');
  if (by) {
    const value = t('run.fact.approvedBy', {
      by: <Person by={by} />,
      at: <Moment at={at} />,
    });
    return { label, value };
  }
  return {
    label,
    value: required
      ? t('run.fact.approvalMissing')
      : t('run.fact.approvalNotNeeded'),
  };
}

function inputFacts(t: EksTranslate, { input }: Operation): Fact[] {
  if (input.kind === 'upgrade') {
    return [
      { label: t('run.fact.target'), value: `Kubernetes ${input.version}` },
      { label: t('run.fact.way'), value: t(`upgrade.way.${input.way}.name`) },
    ];
  }
  if (input.kind !== 'rotation') return tenantFacts(t, input);
  const { drain, groups } = input;
  return [
    {
      label: t('run.fact.groups'),
      value: groups.map(({ pool, replacement }) => (
        <div key={pool}>
          {t('run.fact.group', {
            pool,
            name: replacement.name,
            release: replacement.releaseVersion,
            min: String(replacement.minSize),
            max: String(replacement.maxSize),
            types: replacement.instanceTypes.join(', '),
          })}
        </div>
      )),
    },
    {
      label: t('run.fact.drain'),
      value: t('run.fact.drainOptions', {
        order: t(`rotate.order.${drain.order}`),
        // A duration in words is at least a second, and there may be no pause.
        pause:
          drain.pauseBetweenNodes === 0
            ? t('time.seconds', { n: '0' })
            : formatDuration(t, drain.pauseBetweenNodes),
        blocked: formatDuration(t, drain.blockedAfter),
        bare: t(drain.evictBarePods ? 'rotate.bare.go' : 'rotate.bare.stay'),
        data: t(
          drain.deleteEmptyDirData ? 'rotate.data.go' : 'rotate.data.stay',
        ),
      }),
    },
  ];
}

/** All clusters of an operation, where it is about several. */
function clustersFact(
  t: EksTranslate,
  { target, alsoTargets }: Operation,
): Fact | undefined {
  if (alsoTargets.length === 0 || !target.clusterName) return undefined;
  return {
    label: t('run.fact.clusters'),
    value: [target, ...alsoTargets].map(one => (
      <div key={one.key}>
        <TargetLink target={one} />
      </div>
    )),
  };
}

/** Who wanted what, why, and who allowed it. */
export function RunFacts(props: { operation: Operation }) {
  const { operation } = props;
  const { requestedBy, createdAt, endedAt, owner, input } = operation;
  const t = useEksTranslation();
  return (
    <Facts
      facts={[
        {
          label: t('run.fact.requested'),
          value: t('run.fact.requestedBy', {
            by: <Person by={requestedBy} />,
            at: <Moment at={createdAt} />,
          }),
        },
        {
          label: t('run.fact.reason'),
          value: input.reason ?? t('run.fact.noReason'),
        },
        approvalFact(t, operation),
        clustersFact(t, operation),
        ...inputFacts(t, operation),
        owner
          ? { label: t('cluster.owner'), value: <Person by={owner} /> }
          : undefined,
        endedAt
          ? { label: t('run.fact.ended'), value: <Moment at={endedAt} /> }
          : undefined,
      ]}
    />
  );
}
