import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { findingState } from '../../state/operationState';
import { useEksTranslation } from '../../translation';
import { Remark, RemarkList } from './RemarkList';

const rank = { required: 0, notEvaluated: 1, recommended: 2, passed: 3 };

function Finding(props: { finding: PreflightFinding }) {
  const { message, fix, link } = props.finding;
  const t = useEksTranslation();
  return (
    <>
      {message}
      {fix && <div>{t('finding.fix', { fix })}</div>}
      {link && (
        <div>
          <Link to={link}>{t('finding.link')}</Link>
        </div>
      )}
    </>
  );
}

/** What was looked at before an operation; what passed opens on request. */
export function FindingList(props: { findings: PreflightFinding[] }) {
  const t = useEksTranslation();
  const [all, setAll] = useState(false);
  const sorted = [...props.findings].sort(
    (a, b) => rank[a.state] - rank[b.state],
  );
  const open = sorted.filter(({ state }) => state !== 'passed');
  const passed = sorted.length - open.length;
  const remarks = (all ? sorted : open).map((finding): Remark => ({
    state: findingState(t, finding.state),
    title: finding.title,
    text: <Finding finding={finding} />,
  }));
  return (
    <>
      {remarks.length > 0 && (
        <RemarkList label={t('finding.list')} remarks={remarks} />
      )}
      {passed > 0 && (
        <div>
          {t('finding.passed', { count: passed })}{' '}
          <Button size="small" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('finding.hide') : t('finding.show')}
          </Button>
        </div>
      )}
      {sorted.length === 0 && t('finding.none')}
    </>
  );
}
