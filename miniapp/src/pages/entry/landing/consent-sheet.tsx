import { type Purpose, purposeDescriptions } from '@loudou/shared/consent';
import { Text, View } from '@tarojs/components';
import { Fragment, useState } from 'react';
import { type ApiError, errorText } from '../../../api';
import { Button, ConsentRow, FieldMessages, Notice, Phrases, Sheet } from '../../../components';
import { useParameter, Varied } from '../../../features/experiment';
import { goTo } from '../../../routes';
import { phrasesOf } from '../../words/phrases';
import { missingOf } from './sheet-decisions';

interface ConsentSheetProps {
  asked: Purpose[];
  agree: (ticked: Purpose[]) => void;
  decline: () => void;
  agreeing: { pending: boolean; error: ApiError | null };
}

/** One purpose a row, none ticked; saying no stands beside saying yes and looks the same. */
export function ConsentSheet({ asked, agree, decline, agreeing }: ConsentSheetProps) {
  const [ticked, setTicked] = useState<Purpose[]>([]);
  const [hasTried, setTried] = useState(false);
  const intro = useParameter('consent.intro');
  const missing = hasTried ? missingOf(asked, ticked) : [];
  const toggle = (purpose: Purpose, on: boolean) =>
    setTicked((before) => before.filter((each) => each !== purpose).concat(on ? [purpose] : []));
  const accept = () => {
    setTried(true);
    if (missingOf(asked, ticked).length === 0) agree(ticked);
  };
  return (
    <Sheet
      id="consent"
      open
      title="申请前，请逐项决定"
      onClose={decline}
      actions={
        <>
          <Button id="consent-decline" kind="tonal" onClick={decline}>
            不同意，只试算
          </Button>
          <Button id="consent-accept" kind="tonal" pending={agreeing.pending} onClick={accept}>
            同意所选
          </Button>
        </>
      }
    >
      <Varied by="consent.intro" className="small soft mt-4">
        <Phrases of={phrasesOf(intro)} />
      </Varied>
      <View className="mt-8">
        {asked.map((purpose) => (
          <Fragment key={purpose}>
            <PurposeRow
              purpose={purpose}
              ticked={ticked.indexOf(purpose) >= 0}
              onToggle={(on) => toggle(purpose, on)}
            />
            {missing.indexOf(purpose) >= 0 && (
              <View className="consent-missing">
                <FieldMessages
                  id={`consent-${purpose}-error`}
                  error="没有这一项就无法申请。勾选后再继续，或者只试算"
                />
              </View>
            )}
          </Fragment>
        ))}
      </View>
      <View className="small soft mt-4">
        <Phrases of={['可选项不影响审批，', '以后可在「我的授权」撤回。']} />
      </View>
      <FullTexts asked={asked} />
      {agreeing.error && (
        <Notice id="consent-error" tone="danger" className="mt-12">
          {errorText(agreeing.error).message}
        </Notice>
      )}
    </Sheet>
  );
}

interface PurposeRowProps {
  purpose: Purpose;
  ticked: boolean;
  onToggle: (on: boolean) => void;
}

function PurposeRow({ purpose, ticked, onToggle }: PurposeRowProps) {
  const { title, required, uses, excludes, recipientLine } = purposeDescriptions[purpose];
  const lines = [`用到：${uses}`, ...(excludes ? [`不含：${excludes}`] : []), `交给：${recipientLine}`];
  return (
    <ConsentRow
      id={`consent-${purpose}`}
      title={title}
      required={required}
      lines={lines}
      ticked={ticked}
      onToggle={onToggle}
    />
  );
}

function FullTexts({ asked }: { asked: Purpose[] }) {
  return (
    <View className="full-texts tiny">
      <Text className="soft">全文</Text>
      {asked.map((purpose) => (
        <Text
          key={purpose}
          id={`consent-${purpose}-text`}
          className="link full-texts__link"
          onClick={() => void goTo.document({ purpose })}
        >
          {purposeDescriptions[purpose].title}
        </Text>
      ))}
    </View>
  );
}
