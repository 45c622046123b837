import { isError } from '@backstage/errors';
import { freeRanges, Network } from '@xkf/backstage-plugin-eks-common';
import { useNetworks } from '../api/peeringQueries';
import { networkLabel } from '../peering/wizard/NetworkField';
import { networkKey } from '../peering/wizard/peeringDraft';
import { useEksTranslation } from '../translation';
import { ChoiceField } from './ChoiceField';
import { fieldFrame, listHint } from './frame';
import { networkSchema } from './schemas';

type Props = typeof networkSchema.TProps;

/** Free ranges that are offered at once; more can be typed. */
const OFFERED = 10;

/** Takes a network that is there. */
function KnownNetwork(props: Props) {
  const { uiSchema, formData, onChange } = props;
  const t = useEksTranslation();
  const networks = useNetworks();
  const role = uiSchema['ui:options']?.role;
  const offered = (networks.data?.items ?? []).filter(
    network => !role || network.role === role,
  );
  const given = typeof formData === 'object' ? formData : undefined;
  const chosen = offered.find(
    ({ accountId, region, vpcId }) =>
      given?.accountId === accountId &&
      given.region === region &&
      given.vpcId === vpcId,
  );
  return (
    <ChoiceField
      {...fieldFrame(props, t('field.network'), listHint(t, networks))}
      loading={networks.isPending}
      choices={offered.map(network => ({
        value: networkKey(network),
        label: networkLabel(t, network),
      }))}
      value={chosen ? networkKey(chosen) : given?.vpcId}
      onChange={key => {
        const network = offered.find(one => networkKey(one) === key);
        onChange(
          network && {
            accountId: network.accountId,
            region: network.region,
            vpcId: network.vpcId,
            cidr: network.cidrs[0],
          },
        );
      }}
    />
  );
}

/** Ranges that nobody has, or why none can be named. */
function findFree(
  options: { within?: string | undefined; prefix?: number | undefined },
  networks: Network[],
): { ranges: string[]; problem?: string } {
  const { within = '10.0.0.0/8', prefix = 18 } = options;
  const taken = networks.flatMap(({ cidrs }) => cidrs);
  try {
    return { ranges: freeRanges(within, taken, prefix, OFFERED) };
  } catch (error) {
    return {
      ranges: [],
      problem: isError(error) ? error.message : String(error),
    };
  }
}

/** Takes a range for a new network, those that nobody has being offered. */
function FreeRange(props: Props) {
  const { uiSchema, formData, onChange } = props;
  const t = useEksTranslation();
  const networks = useNetworks();
  const { items } = networks.data ?? {};
  // Nothing is known to be free before the networks are known.
  const { ranges, problem } = items
    ? findFree(uiSchema['ui:options'] ?? {}, items)
    : { ranges: [], problem: undefined };
  return (
    <ChoiceField
      {...fieldFrame(
        props,
        t('field.range'),
        problem ?? listHint(t, networks) ?? t('field.range.rule'),
      )}
      free
      loading={networks.isPending}
      choices={ranges.map(value => ({ value, label: value }))}
      value={typeof formData === 'string' ? formData : undefined}
      onChange={onChange}
    />
  );
}

/** Takes a network where the template says `type: object`, else a free range. */
export function NetworkPicker(props: Props) {
  return props.schema.type === 'object' ? (
    <KnownNetwork {...props} />
  ) : (
    <FreeRange {...props} />
  );
}
