import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { findingState } from '../../state/operationState';
import { EksTranslate, useEksTranslation } from '../../translation';
import { findingTitle } from '../words/findings';
import { withPersons } from '../words/persons';
import { Remark, RemarkGroup, RemarkList } from './RemarkList';

/** What stops an operation comes first. */
const order = ['required', 'notEvaluated', 'recommended', 'passed'] as const;

function remarkOf(t: EksTranslate, finding: PreflightFinding): Remark {
  const { message, fix, link, cluster } = finding;
  const title = findingTitle(t, finding);
  return {
    title: cluster ? `${cluster}: ${title}` : title,
    text: withPersons(message),
    todo: (fix || link) && (
      <>
        {fix && <div>{t('finding.fix', { fix })}</div>}
        {link && <Link to={link}>{t('finding.link')}</Link>}
      </>
    ),
  };
}

/** What was looked at before an operation; what passed opens on request. */
export function FindingList(props: { findings: PreflightFinding[] }) {
  const { findings } = props;
  const t = useEksTranslation();
  const [all, setAll] = useState(false);
  const groups = order.flatMap((state): RemarkGroup[] => {
    const some = findings.filter(finding => finding.state === state);
    if (some.length === 0) return [];
    const folds = state === 'passed';
    return [
      {
        state: findingState(t, state),
        count: some.length,
        remarks: folds && !all ? [] : some.map(one => remarkOf(t, one)),
        action: folds && (
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('finding.hide') : t('finding.show')}
          </Button>
        ),
      },
    ];
  });
  return groups.length > 0 ? (
    <RemarkList label={t('finding.list')} groups={groups} />
  ) : (
    <>{t('finding.none')}</>
  );
}
