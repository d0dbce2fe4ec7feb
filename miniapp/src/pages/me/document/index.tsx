import { View } from '@tarojs/components';
import { consentDocuments, type Purpose } from '@loudou/shared/consent';
import { Button, Paper, StateCard } from '../../../components';
import { goTo, useScreenParams } from '../../../routes';
import { Screen } from '../../parts/screen';

/** The full text of one purpose: the words whose version is recorded with a decision. */
export default function Document() {
  const { purpose } = useScreenParams('document');
  const document = findDocument(purpose);
  return (
    <Screen page="me.document">
      {document ? (
        <>
          <View className="title">{document.title}</View>
          <View className="small faint num mt-4">版本 {document.version}</View>
          <Paper className="mt-12" paragraphs={document.paragraphs} />
        </>
      ) : (
        <StateCard title="没有找到这份文本" text="全部授权说明都在「我的授权」里">
          <Button
            id="document-consents"
            kind="tonal"
            size="small"
            onClick={() => void goTo.consents({}, 'replace')}
          >
            去我的授权
          </Button>
        </StateCard>
      )}
    </Screen>
  );
}

// A link may carry any word: only names of purposes open a text.
const findDocument = (purpose: string | undefined) =>
  purpose !== undefined && Object.prototype.hasOwnProperty.call(consentDocuments, purpose)
    ? consentDocuments[purpose as Purpose]
    : null;
