import { makeStyles } from '@material-ui/core/styles';
import { PendingDifference } from '@xkf/backstage-plugin-eks-common';
import { Value } from '../cluster/terraform/differenceCells';
import { Lesser } from '../text/Lesser';
import { useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    table: {
      width: '100%',
      margin: theme.spacing(1, 0),
      borderCollapse: 'collapse',
      color: theme.palette.text.primary,
      '& th, & td': {
        padding: theme.spacing(0.5, 1, 0.5, 0),
        borderBottom: `1px solid ${theme.palette.divider}`,
        textAlign: 'left',
        verticalAlign: 'top',
        fontWeight: 'inherit',
        overflowWrap: 'break-word',
      },
      '& thead th': { fontWeight: theme.typography.fontWeightBold },
    },
  }),
  { name: 'EksPendingDifferences' },
);

/** Both sides of differences that a plan does away with, and what that does to AWS. */
export function PendingDifferences(props: {
  label: string;
  differences: PendingDifference[];
}) {
  const { label, differences } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('change.also.column.what')}</th>
          <th scope="col">{t('change.also.column.live')}</th>
          <th scope="col">{t('change.also.column.declared')}</th>
          <th scope="col">{t('change.also.column.deed')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference, index) => (
          <tr key={index}>
            <th scope="row">
              {difference.cluster}: {t(`drift.inWords.${difference.aspect}`)}
              {difference.subject && (
                <Lesser display="block">{difference.subject}</Lesser>
              )}
            </th>
            <td>
              <Value t={t} value={difference.live} missing="not-live" />
            </td>
            <td>
              <Value t={t} value={difference.declared} missing="not-declared" />
            </td>
            <td>
              {t(`change.also.deed.${difference.state}`)}
              {/* What changes one resource together counts at one of its lines. */}
              {difference.opaScore > 0 && (
                <Lesser display="block">
                  {t('change.also.score', {
                    score: String(difference.opaScore),
                  })}
                </Lesser>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
