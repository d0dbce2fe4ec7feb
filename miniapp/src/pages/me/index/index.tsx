import { Card, Cell, SwitchRow } from '../../../components';
import { useSession } from '../../../features/session';
import { useAppearance } from '../../../host';
import { goTo } from '../../../routes';
import { Screen } from '../../parts/screen';
import { SignOut } from './sign-out';

export default function Me() {
  const { text, setText } = useAppearance();
  const { registered } = useSession();
  return (
    <Screen page="me.index">
      <Card flush>
        <Cell id="me-loan" label="我的借款" onClick={() => void goTo.repayHome()} />
        <Cell id="me-messages" label="消息" onClick={() => void goTo.messages()} />
        <Cell id="me-consents" label="我的授权" onClick={() => void goTo.consents()} />
        <Cell id="me-help" label="帮助与投诉" onClick={() => void goTo.help()} />
      </Card>
      <Card flush>
        <SwitchRow
          id="me-large-text"
          label="大字"
          on={text === 'large'}
          onChange={(isLarge) => setText(isLarge ? 'large' : 'normal')}
        />
      </Card>
      {registered && <SignOut />}
    </Screen>
  );
}
