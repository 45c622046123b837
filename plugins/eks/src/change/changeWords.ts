import { TerraformChange } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';

type Resize = Extract<TerraformChange, { kind: 'resize-node-group' }>;

/** `2 to 6`, or the one size that is set. */
function sizes({ minSize, maxSize }: Resize): {
  which: 'both' | 'min' | 'max';
  min: string;
  max: string;
} {
  const min = String(minSize ?? '');
  const max = String(maxSize ?? '');
  if (minSize === undefined) return { which: 'max', min, max };
  return { which: maxSize === undefined ? 'min' : 'both', min, max };
}

/** What a change does, as a short sentence. */
export function changeWords(t: EksTranslate, change: TerraformChange): string {
  switch (change.kind) {
    case 'set-control-plane-version':
      return t('change.words.version', { version: change.version });
    case 'add-node-group':
      return t('change.words.add', { pool: change.pool.name });
    case 'remove-node-group':
      return t('change.words.remove', { pool: change.pool });
    case 'set-node-group-release': {
      const { pool, releaseVersion: release } = change;
      return t('change.words.release', { pool, release });
    }
    case 'resize-node-group': {
      const { which, min, max } = sizes(change);
      return t(`change.words.resize.${which}`, { pool: change.pool, min, max });
    }
    case 'add-peering-requester':
    case 'add-peering-accepter':
      return t('change.words.addPeering', { name: change.name });
    case 'remove-peering':
      return t('change.words.removePeering', { name: change.name });
    default:
      return t('change.words.other', { kind: change.kind });
  }
}

/** What the button says that makes Terraform follow AWS. */
export function adoptWords(t: EksTranslate, change: TerraformChange): string {
  switch (change.kind) {
    case 'set-control-plane-version':
      return t('change.adopt.say', { value: change.version });
    case 'set-node-group-release':
      return t('change.adopt.say', { value: change.releaseVersion });
    case 'resize-node-group': {
      const { which, min, max } = sizes(change);
      return which === 'both'
        ? t('change.adopt.sayBoth', { min, max })
        : t('change.adopt.say', { value: min || max });
    }
    case 'add-node-group':
      return t('change.adopt.declare', { name: change.pool.name });
    case 'add-peering-requester':
    case 'add-peering-accepter':
      return t('change.adopt.declare', { name: change.name });
    case 'remove-node-group':
      return t('change.adopt.remove', { name: change.pool });
    case 'remove-peering':
      return t('change.adopt.remove', { name: change.name });
    default:
      return t('change.adopt.other');
  }
}
