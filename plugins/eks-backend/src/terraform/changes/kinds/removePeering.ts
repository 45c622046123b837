import { removePeeringScore } from '../blastRadius/scores';
import { ApplyChange } from '../effect';
import { textIn } from '../lists/ListVariable';
import { peeringEffect } from '../peerings/peeringEffect';
import { findPeerings } from '../peerings/PeeringTarget';
import { listed, slug } from '../words';

/** Removes an entry from one of the lists of peerings. */
export const removePeering: ApplyChange<'remove-peering'> = async (
  workspace,
  { side, name },
) => {
  const target = await findPeerings(workspace, side);
  const { list, resources } = target;
  const names = list.entries.flatMap(entry => textIn(entry, 'name') ?? []);
  if (names.includes(name)) {
    await workspace.edit(list.path, [
      { op: 'remove', path: [list.name, { name }] },
    ]);
  }
  return {
    ...(await peeringEffect(workspace, target, removePeeringScore(resources))),
    title: `Remove peering ${name} (${side})`,
    summary: `Removes peering ${name} and its routes on the side of the ${side} in ${list.path}.`,
    action: slug(`peering-remove-${name}`),
    alreadySo: `${list.path} has no entry ${name} in ${list.name}; it has ${
      names.length > 0 ? listed(names) : 'none'
    }.`,
    warnings: [],
  };
};
