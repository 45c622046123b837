import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import {
  ChangeRecord,
  DriftDifference,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { adoptWords } from '../../change/changeWords';
import { PullRequestLink } from '../../pullRequest/PullRequestLink';
import { driftWordState } from '../../state/driftState';
import { changeState } from '../../state/pullRequestState';
import { StateChip } from '../../state/StateChip';
import { Lesser } from '../../text/Lesser';
import { EksTranslate } from '../../translation';
import { differenceName } from './driftWords';

/** The differences that are marked for one pull request. */
export interface Selection {
  /** Ids of the marked differences. */
  marked: string[];
  toggle: (id: string) => void;
  /** The pull request that takes a difference over already. */
  underWay: (change: TerraformChange) => ChangeRecord | undefined;
}

/** The theme lets cells break anywhere, which tears words and versions apart. */
const wrapping = { overflowWrap: 'break-word', wordBreak: 'normal' } as const;

/** What a difference is about, with the mark that takes it over. */
export function Name(props: {
  t: EksTranslate;
  difference: DriftDifference;
  selection: Selection;
}) {
  const { t, difference, selection } = props;
  const { id, aspect, subject, adopt } = difference;
  const words = (
    <span style={wrapping}>
      {t(`drift.aspect.${aspect}`)}
      {subject && <Lesser display="block">{subject}</Lesser>}
    </span>
  );
  if (!adopt || selection.underWay(adopt)) return words;
  return (
    <label
      htmlFor={`eks-take-${id}`}
      style={{ display: 'flex', alignItems: 'center', cursor: 'pointer' }}
    >
      <Checkbox
        id={`eks-take-${id}`}
        size="small"
        color="primary"
        checked={selection.marked.includes(id)}
        onChange={() => selection.toggle(id)}
      />
      {words}
    </label>
  );
}

/** What one side says, or that it says nothing. */
export function Value(props: {
  t: EksTranslate;
  value: string | undefined;
  missing: 'not-declared' | 'not-live';
}) {
  const { t, value, missing } = props;
  if (value === undefined) {
    return <StateChip quiet state={driftWordState(t, missing)} />;
  }
  return (
    <span
      style={{
        fontFamily: 'monospace',
        whiteSpace: 'pre-line',
        ...wrapping,
      }}
    >
      {value || t('value.none')}
    </span>
  );
}

/** Aspects for which there is a change, as long as it meets this cluster alone. */
const changeable: DriftDifference['aspect'][] = [
  'version',
  'node-group',
  'release-version',
  'min-size',
  'max-size',
];

/** Why the portal offers no change that takes a difference over. */
function whyByHand(
  t: EksTranslate,
  { aspect, state }: DriftDifference,
  sharedWith: string[],
): string {
  if (changeable.includes(aspect) && sharedWith.length > 0) {
    return t('drift.byHand.shared', { names: sharedWith.join(', ') });
  }
  if (aspect === 'node-group' && state === 'not-declared') {
    return t('drift.byHand.odd');
  }
  return aspect === 'peering'
    ? t('drift.byHand.peering')
    : t('drift.byHand.value');
}

/** The button that takes a difference over, or the pull request that does so already. */
export function WayOut(props: {
  t: EksTranslate;
  difference: DriftDifference;
  selection: Selection;
  /** Clusters that share the description. */
  sharedWith: string[];
  onAdopt: (changes: TerraformChange[]) => void;
}) {
  const { t, difference, selection, sharedWith, onAdopt } = props;
  const { adopt } = difference;
  if (!adopt) {
    return (
      <Lesser variant="body2">
        {t('drift.adopt.none', { why: whyByHand(t, difference, sharedWith) })}
      </Lesser>
    );
  }
  const record = selection.underWay(adopt);
  if (record) {
    return (
      <>
        <StateChip quiet state={changeState(t, record)} />{' '}
        <PullRequestLink pullRequest={record.pullRequest} />
      </>
    );
  }
  const words = adoptWords(t, adopt);
  return (
    <Button
      size="small"
      variant="outlined"
      aria-label={`${words}: ${differenceName(t, difference)}`}
      onClick={() => onAdopt([adopt])}
    >
      {words}
    </Button>
  );
}
