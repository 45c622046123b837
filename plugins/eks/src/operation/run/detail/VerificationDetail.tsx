import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { StateChip } from '../../../state/StateChip';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';

type Detail = Extract<StepDetail, { type: 'verification' }>;

/** What each source says at the end, and whether they agree. */
export function VerificationDetail(props: { detail: Detail }) {
  const t = useEksTranslation();
  const title = t('run.verification');
  return (
    <Section title={title}>
      <Table size="small" aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">{t('run.verification.source')}</TableCell>
            <TableCell scope="col">{t('run.verification.value')}</TableCell>
            <TableCell scope="col">{t('run.verification.verdict')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.detail.sources.map(({ source, value, agrees }) => (
            <TableRow key={source}>
              <TableCell component="th" scope="row" role="rowheader">
                {source}
              </TableCell>
              <TableCell>{value ?? t('value.unknown')}</TableCell>
              <TableCell>
                <StateChip
                  quiet
                  state={
                    agrees
                      ? { tone: 'good', icon: 'ok', word: t('state.agrees') }
                      : {
                          tone: 'warning',
                          icon: 'differs',
                          word: t('state.disagrees'),
                        }
                  }
                />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
}
