import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router-dom';
import { useGroupName } from '../../../parts/use-group-name';
import { Icon } from '../../../shell/icons';
import type { Draft } from '../draft/use-draft';
import { PinNumber } from '../preview/pin-number';
import './compliance.css';
import { FixButton } from './fix-button';
import type { FindingOf } from './findings.rules';
import { LoanEvidence } from './loan-evidence';
import { useEvidenceText } from './use-evidence-text';
import { useRuleTitle } from './use-rule-title';

interface LineProps {
  finding: FindingOf;
  isMarked: boolean;
  onMark(): void;
}

/** What fails or waits, with its number, where it was seen and how it is mended. */
export function NeedsHands({
  finding,
  number,
  draft,
  isMarked,
  onMark,
}: LineProps & { number: number; draft: Draft }) {
  const { t } = useTranslation();
  const { experimentId } = useParams();
  const groupName = useGroupName();
  const evidenceText = useEvidenceText();
  const failed = finding.verdict === 'failed';
  return (
    <li className={`finding needs ${finding.verdict}${isMarked ? ' marked' : ''}`}>
      {failed ? (
        <PinNumber number={number} />
      ) : (
        <span className="finding-waits" aria-hidden="true">
          ◷
        </span>
      )}
      <div>
        <Name finding={finding} onMark={onMark} isStrong />
        <p className="small">
          {evidenceText(finding)}
          {failed &&
            t('experiments.compliance.where', {
              host: groupName(finding.where.host),
              letters: t(`experiments.preview.lettersOf.${finding.where.largeText ? 'large' : 'normal'}`),
            })}
        </p>
        {failed && <Loan finding={finding} />}
        {failed && draft.mayEdit && (
          <span className="experiment-inline">
            {finding.fix && <FixButton finding={finding} fix={finding.fix} draft={draft} />}
            <Link to={`/experiments/${experimentId}/pages`}>{t('experiments.compliance.toEditor')}</Link>
          </span>
        )}
      </div>
      <Code finding={finding} />
    </li>
  );
}

/** What is in order, or has nothing to look at here. */
export function Passed({ finding, isMarked, onMark }: LineProps) {
  const evidenceText = useEvidenceText();
  const applies = finding.verdict === 'passed';
  return (
    <li className={`finding${isMarked ? ' marked' : ''}`}>
      <span className={applies ? 'good-text' : 'quiet'}>
        {applies ? <Icon name="check" small /> : <span aria-hidden="true">–</span>}
      </span>
      <div>
        <Name finding={finding} onMark={onMark} />
        <span className="quiet small finding-evidence">{evidenceText(finding)}</span>
        {applies && <Loan finding={finding} />}
      </div>
      <Code finding={finding} />
    </li>
  );
}

interface NameProps {
  finding: FindingOf;
  isStrong?: boolean;
  onMark(): void;
}

/** Shows the place on the phone, where there is one. */
function Name({ finding: { code, places }, isStrong = false, onMark }: NameProps) {
  const ruleTitle = useRuleTitle();
  const title: ReactNode = isStrong ? <b>{ruleTitle(code)}</b> : ruleTitle(code);
  return (
    <button type="button" className="finding-name" onClick={onMark} disabled={places.length === 0}>
      {title}
    </button>
  );
}

const Loan = ({ finding }: { finding: FindingOf }) =>
  finding.code === 'C-04' && finding.evidence.loan ? <LoanEvidence loan={finding.evidence.loan} /> : null;

const Code = ({ finding: { code } }: { finding: FindingOf }) => <span className="quiet small">{code}</span>;
