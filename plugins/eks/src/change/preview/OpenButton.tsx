import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import WarningIcon from '@material-ui/icons/Warning';
import { ChangePreview, refusedByAws } from '@xkf/backstage-plugin-eks-common';
import { pullRequestName } from '../../pullRequest/pullRequestName';
import { toneColor } from '../../state/toneColor';
import { useEksTranslation } from '../../translation';

const REASON_ID = 'eks-change-refused';

const useStyles = makeStyles(
  theme => ({
    reason: {
      flex: '1 1 0',
      padding: theme.spacing(0, 1),
      ...theme.typography.body2,
    },
    icon: {
      marginRight: theme.spacing(0.5),
      fontSize: '1.2em',
      verticalAlign: 'text-bottom',
      color: toneColor(theme, 'warning'),
    },
  }),
  { name: 'EksOpenButton' },
);

/** What AWS will refuse about a change once it is merged. */
function refusals({ warnings }: ChangePreview) {
  return warnings.filter(
    ({ code, severity }) => severity === 'warning' && refusedByAws.has(code),
  );
}

/** Why opening leads to a failed apply, to stand beside the button that opens. */
export function RefusedReason(props: { preview: ChangePreview | undefined }) {
  const { preview } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [first, ...others] = preview ? refusals(preview) : [];
  if (!first) return null;
  const codes = new Set(others.map(({ code }) => code));
  codes.delete(first.code);
  return (
    <div id={REASON_ID} className={classes.reason}>
      <WarningIcon className={classes.icon} aria-hidden />
      {t(`warning.${first.code}`)}
      {codes.size > 0 && `, ${t('change.refusedMore', { count: codes.size })}`}
    </div>
  );
}

/** Opens the pull request, or leads to the one that is open already. */
export function OpenButton(props: {
  preview: ChangePreview | undefined;
  busy: boolean;
  forbidden: boolean;
  onOpen: (preview: ChangePreview) => void;
}) {
  const { preview, busy, forbidden, onOpen } = props;
  const t = useEksTranslation();
  const repository = preview?.repository.name ?? '';
  const existing = preview?.pullRequest;
  if (existing?.state === 'open') {
    const name = pullRequestName(existing);
    return (
      <LinkButton to={existing.url} color="primary" variant="contained">
        {t('change.goTo', { name, repository })}
      </LinkButton>
    );
  }
  const refused = preview !== undefined && refusals(preview).length > 0;
  const words = refused
    ? t('change.openAnyway')
    : t('change.openIn', { repository });
  return (
    <Button
      color={refused ? 'default' : 'primary'}
      variant={refused ? 'outlined' : 'contained'}
      disabled={!preview || busy || forbidden}
      aria-describedby={refused ? REASON_ID : undefined}
      onClick={preview && (() => onOpen(preview))}
    >
      {!preview && t('change.open')}
      {preview && (busy ? t('change.opening', { repository }) : words)}
    </Button>
  );
}
