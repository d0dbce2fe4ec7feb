import { Button, Checkbox, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useResendPreview, useStartResend } from '../../api/ledger-queries';
import { useMe } from '../../api/queries';
import type { ResendDecision, ResendPreview, ResendSelection } from '../../api/types';
import { countText } from '../../format/numbers';
import { Card } from '../../parts/card';
import { ErrorNote } from '../../parts/error-note';
import { ResendBar } from './resend-bar';
import { ResendSamples } from './resend-samples';
import './resend.css';

const decisions: ResendDecision[] = ['send', 'take_as_accepted', 'take_as_rejected'];
const bold = { b: <b /> };

interface ResendCardProps {
  filter: ResendSelection['filter'];
  onClose(): void;
}

/** What a decision would do, row by row, before the button works. Nothing has left when this card is shown. */
export function ResendCard({ filter, onClose }: ResendCardProps) {
  const { t } = useTranslation();
  const [decision, decide] = useState<ResendDecision>('send');
  const [replayAccepted, replay] = useState(false);
  const [showsSamples, showSamples] = useState(false);
  const selection = useMemo<ResendSelection>(
    () => ({ filter, decision, replayAccepted: decision === 'send' && replayAccepted }),
    [filter, decision, replayAccepted],
  );
  const preview = useResendPreview(selection);
  const chosenRows = filter.deliveryIds?.length;
  return (
    <Card
      title={
        <>
          {t('ledger.resend.title')} <span className="tag">{t('ledger.resend.notYet')}</span>
        </>
      }
      aside={
        <span className="small quiet">
          {chosenRows ? t('ledger.resend.scopeRows', { count: chosenRows }) : t('ledger.resend.scopeFilter')}
        </span>
      }
    >
      <div className="card-body resend">
        <div className="resend-act">
          <Segmented
            aria-label={t('ledger.resend.act')}
            value={decision}
            options={decisions.map((value) => ({ value, label: t(`ledger.resend.${value}`) }))}
            onChange={decide}
          />
          <span className="small quiet">{t(`ledger.resend.${decision}Note`)}</span>
        </div>
        {decision === 'send' && (
          <Checkbox checked={replayAccepted} onChange={(event) => replay(event.target.checked)}>
            {t('ledger.resend.replay')}
          </Checkbox>
        )}
        {preview.isError && (
          <ErrorNote
            what={t('ledger.resend.title')}
            error={preview.error}
            onRetry={() => void preview.refetch()}
          />
        )}
        {preview.isPending && <p className="quiet">{t('ledger.resend.counting')}…</p>}
        {preview.data && (
          <div className={preview.isPlaceholderData ? 'resend-found stale' : 'resend-found'}>
            <Effect preview={preview.data} decision={decision} />
            <ResendBar preview={preview.data} />
            <Notes preview={preview.data} />
            <div>
              <Button type="link" size="small" onClick={() => showSamples(!showsSamples)}>
                {showsSamples
                  ? t('ledger.resend.hideSamples')
                  : t('ledger.resend.samples', { count: preview.data.samples.length })}
              </Button>
            </div>
            {showsSamples && <ResendSamples samples={preview.data.samples} />}
          </div>
        )}
        <ConfirmLine
          key={JSON.stringify(selection)}
          selection={selection}
          preview={preview.isPlaceholderData ? undefined : preview.data}
          onClose={onClose}
        />
      </div>
    </Card>
  );
}

function Effect({ preview, decision }: { preview: ResendPreview; decision: ResendDecision }) {
  const { t } = useTranslation();
  const { changes, judged } = preview;
  if (changes === 0) return <p>{t('ledger.resend.nothing')}</p>;
  return (
    <p>
      <Trans
        i18nKey={decision === 'send' ? 'ledger.resend.willSend' : 'ledger.resend.willChange'}
        values={{ changes: countText(changes) }}
        components={bold}
      />
      {judged > changes && t('ledger.resend.othersStay', { others: countText(judged - changes) })}
    </p>
  );
}

function Notes({ preview }: { preview: ResendPreview }) {
  const { t } = useTranslation();
  return (
    <>
      {preview.warnsOfDoubles && (
        <p className="note warn">{t('ledger.resend.doubles', { count: preview.outcomes.counted ?? 0 })}</p>
      )}
      {!preview.complete && <p className="note">{t('ledger.resend.partial', { count: preview.judged })}</p>}
    </>
  );
}

const MIN_REASON = 4;
const MAX_REASON = 200;

interface ConfirmLineProps {
  selection: ResendSelection;
  preview: ResendPreview | undefined;
  onClose(): void;
}

/** The key belongs to what is confirmed: a second tap starts nothing more, another selection is another intent. */
function ConfirmLine({ selection, preview, onClose }: ConfirmLineProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const start = useStartResend(onClose);
  const isAdmin = me?.role === 'admin';
  const changes = preview?.changes ?? 0;
  const isReady = isAdmin && changes > 0 && reason.trim().length >= MIN_REASON;
  const word = !preview?.complete
    ? t('ledger.resend.confirmMore')
    : t(selection.decision === 'send' ? 'ledger.resend.confirm' : 'ledger.resend.confirmTake', {
        count: changes,
      });
  return (
    <>
      {start.isError && (
        <ErrorNote
          what={t('ledger.resend.title')}
          error={start.error}
          onRetry={() => start.mutate({ selection, reason: reason.trim(), idempotencyKey })}
        />
      )}
      <div className="resend-confirm">
        {isAdmin ? (
          <Input
            value={reason}
            maxLength={MAX_REASON}
            placeholder={t('ledger.resend.reason')}
            aria-label={t('ledger.resend.reason')}
            disabled={changes === 0}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : (
          <span className="small quiet resend-admin">{t('ledger.resend.adminOnly')}</span>
        )}
        <Button
          type="primary"
          disabled={!isReady}
          title={isAdmin && changes > 0 && !isReady ? t('ledger.resend.reasonShort') : undefined}
          loading={start.isPending}
          onClick={() => start.mutate({ selection, reason: reason.trim(), idempotencyKey })}
        >
          {word}
        </Button>
        <Button onClick={onClose}>{t('ledger.resend.close')}</Button>
      </div>
    </>
  );
}
