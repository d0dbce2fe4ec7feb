import { useState } from 'react';
import type { Draft } from '../draft/use-draft';
import type { Experiment } from '../experiment-types';
import { PhoneCard } from '../preview/phone-card';
import { ScanCard } from '../preview/scan-card';
import { useLook } from '../preview/use-look';
import { ApprovalCard } from './approval-card';
import { ComplianceAnswer } from './compliance-answer';
import { useApproval, useCheck } from './compliance-queries';
import { FindingsCard } from './findings-card';
import { sortFindings } from './findings.rules';
import { MeterCard } from './meter-card';
import { useRuleTitle } from './use-rule-title';

interface ComplianceTabProps {
  experiment: Experiment;
  draft: Draft;
  onDone(text: string): void;
}

/** What the rules say of each arm, at its very place, and whose word is still awaited. */
export function ComplianceTab({ experiment, draft, onDone }: ComplianceTabProps) {
  const { variants, audience } = experiment.definition;
  const check = useCheck(experiment);
  const approval = useApproval(experiment);
  const ruleTitle = useRuleTitle();
  const [look, setLook] = useLook(variants, audience.hosts);
  const [marked, setMarked] = useState<string | null>(null);
  const sorted = check.data && sortFindings(check.data, look.variant);
  const pins = (sorted?.needHands ?? []).flatMap((finding, index) =>
    finding.verdict === 'failed'
      ? finding.places.map((blockId) => ({ number: index + 1, blockId, title: ruleTitle(finding.code) }))
      : [],
  );
  return (
    <>
      <ComplianceAnswer experiment={experiment} check={check.data ?? null} approval={approval.data ?? null} />
      <div className="grid">
        <div className="experiment-column" style={{ gridColumn: 'span 5' }}>
          <FindingsCard
            check={check}
            variant={look.variant}
            draft={draft}
            marked={marked}
            onVariant={(variant) => {
              setMarked(null);
              setLook({ variant });
            }}
            onMark={(finding) => {
              setMarked(finding.places[0] ?? null);
              setLook(finding.where);
            }}
          />
        </div>
        <div className="experiment-column" style={{ gridColumn: 'span 4' }}>
          <PhoneCard
            experiment={experiment}
            look={look}
            pins={pins}
            marked={marked}
            isChanged={draft.isChanged}
            onLook={(part) => {
              setMarked(null);
              setLook(part);
            }}
          />
          <MeterCard experiment={experiment} variant={look.variant} />
        </div>
        <div className="experiment-column" style={{ gridColumn: 'span 3' }}>
          <ApprovalCard experiment={experiment} approval={approval} draft={draft} onDone={onDone} />
          <ScanCard key={experiment.revision} experiment={experiment} look={look} />
        </div>
      </div>
    </>
  );
}
