import { View } from '@tarojs/components';
import { api, useQuery } from '../../../api';
import { Card, StateCard } from '../../../components';
import { useShow } from '../../../host';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { Screen } from '../../parts/screen';
import { momentInWords } from '../../words/days';
import { type Message, messageWords } from './message-words';

export default function Messages() {
  const { data, error, reload } = useQuery(() => api.message.list.query(), []);
  useShow(() => void reload());
  const told = data?.filter((message) => messageWords(message) !== null) ?? [];
  return (
    <Screen page="me.messages">
      {told.map((message) => (
        <MessageCard key={message.factId} message={message} />
      ))}
      {data && told.length === 0 && <StateCard title="还没有消息" text="申请、放款和还款的结果会写在这里" />}
      {!data && (error ? <Failure error={error} retry={() => void reload()} /> : <Loading />)}
    </Screen>
  );
}

function MessageCard({ message }: { message: Message }) {
  const words = messageWords(message);
  return (
    <Card>
      <View className="strong">{words?.title}</View>
      {words?.line && <View className="small soft num mt-4">{words.line}</View>}
      <View className="small faint num mt-4">{momentInWords(message.occurredAt)}</View>
    </Card>
  );
}
