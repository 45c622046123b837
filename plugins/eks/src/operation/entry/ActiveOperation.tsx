import { Link } from '@backstage/core-components';
import { OperationSummary } from '@xkf/backstage-plugin-eks-common';
import { useOperationPath } from '../../page/useClusterPath';
import { operationState } from '../../state/operationState';
import { StateChip } from '../../state/StateChip';
import { useEksTranslation } from '../../translation';
import { operationTitle } from '../words/operationTitle';

/** The operation that is under way on a cluster, with how far it has come. */
export function ActiveOperation(props: { operation: OperationSummary }) {
  const { operation } = props;
  const { steps, currentStep } = operation;
  const t = useEksTranslation();
  const title = operationTitle(t, operation.title);
  const pathOf = useOperationPath();
  const state = operationState(t, operation);
  const words = currentStep
    ? t('entry.active', {
        title,
        number: String(Math.min(steps.done + 1, steps.total)),
        total: String(steps.total),
        state: state.word,
      })
    : t('entry.activeOnly', { title, state: state.word });
  const chip = <StateChip quiet state={{ ...state, word: words }} />;
  return pathOf ? <Link to={pathOf(operation)}>{chip}</Link> : chip;
}
