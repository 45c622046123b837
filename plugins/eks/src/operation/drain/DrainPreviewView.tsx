import Alert from '@material-ui/lab/Alert';
import Typography from '@material-ui/core/Typography';
import { DrainPreview } from '@xkf/backstage-plugin-eks-common';
import { Lesser } from '../../text/Lesser';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { Section } from '../Section';
import { BlockerList } from './BlockerList';
import { BudgetTable } from './BudgetTable';
import { PreviewNodes } from './PreviewNodes';

function countsOf({ pods }: DrainPreview) {
  const count = (fate: string) =>
    String(pods.filter(pod => pod.fate === fate).length);
  return {
    evict: count('evict'),
    stay: count('stay'),
    refused: count('refused'),
  };
}

/** What draining the nodes would do, what would stop it first. */
export function DrainPreviewView(props: { preview: DrainPreview }) {
  const { preview } = props;
  const { nodes, budgets, blockers, readAt } = preview;
  const t = useEksTranslation();
  const counts = countsOf(preview);
  const losing = preview.pods.filter(
    ({ fate, rules }) => fate === 'evict' && rules.includes('local-data'),
  ).length;
  // A remark that names the pods says more than their number.
  const named = blockers.some(({ code }) => code === 'local-data');
  return (
    <>
      <Section title={t('drain.preview')}>
        <Typography variant="body2" gutterBottom>
          {t('drain.preview.counts', { count: nodes.length, ...counts })}{' '}
          <Lesser>
            {t('drain.readAt', { when: <Moment quiet at={readAt} /> })}
          </Lesser>
        </Typography>
        {losing > 0 && !named && (
          <Typography variant="body2" gutterBottom>
            {t('drain.preview.data', { count: losing })}
          </Typography>
        )}
        {blockers.length > 0 ? (
          <BlockerList blockers={blockers} />
        ) : (
          <Alert severity="success">{t('drain.blockers.none')}</Alert>
        )}
      </Section>
      <Section title={t('drain.preview.nodes')}>
        <PreviewNodes preview={preview} />
      </Section>
      {budgets.length > 0 && (
        <Section title={t('drain.budgets')}>
          <BudgetTable budgets={budgets} />
        </Section>
      )}
    </>
  );
}
