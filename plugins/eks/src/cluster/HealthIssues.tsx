import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { HealthIssue } from '@xkf/backstage-plugin-eks-common';
import { useEksTranslation } from '../translation';
import { Lesser } from '../text/Lesser';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
    item: { marginBottom: theme.spacing(1) },
  }),
  { name: 'EksHealthIssues' },
);

/** What AWS reports, first as sentences for people, then in AWS's own words. */
export function HealthIssues(props: { issues: HealthIssue[] }) {
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <ul className={classes.list}>
      {props.issues.map(({ code, message, words, resourceIds }, index) => (
        <li key={`${code}-${index}`} className={classes.item}>
          <Typography variant="body2">{words}</Typography>
          <Lesser component="p">{t('health.aws', { code, message })}</Lesser>
          {resourceIds.length > 0 && (
            <Lesser component="p">
              {t('health.resources', { resources: resourceIds.join(', ') })}
            </Lesser>
          )}
        </li>
      ))}
    </ul>
  );
}
