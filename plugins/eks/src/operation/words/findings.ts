import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';
import { Known, known } from './known';

/** The titles of what is checked before an operation, by the code of the check. */
const titles: ReadonlyMap<string, readonly Known[]> = new Map([
  ['cluster-status', ['known.finding.cluster', 'known.finding.clusterUpdates']],
  ['support', ['known.finding.support']],
  ['eks-insight', ['known.finding.insights']],
  ['free-addresses', ['known.finding.addresses']],
  ['cluster-health', ['known.finding.health']],
  ['version-step', ['known.finding.oneMinor']],
  ['addons', ['known.finding.addons', 'known.finding.addon']],
  ['kubelet-skew', ['known.finding.nodes', 'known.finding.nodeGroups']],
  ['old-node-group', ['known.finding.nodeGroup']],
  ['new-node-group', ['known.finding.nodeGroup']],
  ['release', ['known.finding.release']],
  ['capacity', ['known.finding.capacity']],
  ['image', ['known.finding.image']],
  ['shared-configuration', ['known.finding.shared', 'known.finding.sharedBy']],
  ['terraform', ['known.finding.terraform']],
  ['drain', ['known.finding.pods']],
  ['PEER001', ['known.finding.peeringAccount']],
  ['PEER002', ['known.finding.network', 'known.finding.networks']],
  ['PEER003', ['known.finding.ranges']],
  ['PEER004', ['known.finding.routes']],
  ['PEER005', ['known.finding.oneConnection']],
  ['PEER006', ['known.finding.connection']],
  ['PEER007', ['known.finding.peeringLimit']],
  ['PEER008', ['known.finding.repository']],
  ['PEER009', ['known.finding.order']],
  ['PEER021', ['known.finding.requesterEntry']],
  ['PEER020', ['known.finding.stops']],
]);

/** The title of a finding, in the reader's language where its check is known. */
export function findingTitle(
  t: EksTranslate,
  { code, title }: Pick<PreflightFinding, 'code' | 'title'>,
): string {
  return known(t, titles.get(code) ?? [], title);
}
