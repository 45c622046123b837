import { BreadcrumbEntry } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { useOperationsPath } from '../../page/useClusterPath';
import { usePageTitle } from '../../page/usePageTitle';
import { useEksTranslation } from '../../translation';
import { OperationsList } from './OperationsList';

/** Every operation that the reader may see. */
export function OperationsPage() {
  const t = useEksTranslation();
  const href = useOperationsPath() ?? '';
  const title = t('operations.heading');
  usePageTitle(title);
  return (
    <BreadcrumbEntry entry={{ label: title, href }}>
      <Typography variant="h4" component="h2" gutterBottom>
        {title}
      </Typography>
      <OperationsList />
    </BreadcrumbEntry>
  );
}
