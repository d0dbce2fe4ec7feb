import { Notice } from '../../../components';
import { Refusal } from '../application/refusal';
import type { FaceCheck } from './use-face-check';
import type { FaceStage } from './use-face-result';

/** What happened, and what to do about it. */
const sentences: Partial<Record<FaceStage, { tone: 'info' | 'caution'; text: string }>> = {
  asking: { tone: 'info', text: '正在查核验结果，一般几秒钟。' },
  failed: {
    tone: 'caution',
    text: '没有确认是你本人。摘下帽子和口罩，到光线好的地方，正对着屏幕再核验一次。',
  },
  cancelled: { tone: 'info', text: '核验没有做完，已填的内容都在。准备好后再开始。' },
  unavailable: { tone: 'caution', text: '人脸核验现在打不开，没有收取任何费用。过几分钟再试，或联系客服。' },
  link_copied: {
    tone: 'info',
    text: '核验链接已复制。打开手机浏览器，粘贴到地址栏完成核验，再回到这一页。',
  },
  no_result: { tone: 'caution', text: '还没有查到核验结果。已经做完的话，过一会儿再查一次。' },
};

const usedUp = '这次申请的核验次数已用完。联系客服，可以改用其他方式核实。';

export function FaceOutcome({ face }: { face: FaceCheck }) {
  const { stage, error } = face;
  if (error?.code === 'too_many_requests')
    return (
      <Notice id="face-outcome" tone="caution" className="mt-16">
        {usedUp}
      </Notice>
    );
  if (error) return <Refusal id="face-outcome" error={error} />;
  const sentence = sentences[stage];
  return sentence ? (
    <Notice id="face-outcome" tone={sentence.tone} className="mt-16">
      {sentence.text}
    </Notice>
  ) : null;
}
