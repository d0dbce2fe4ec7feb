import { type Answers, api } from '../../../api';

export type FaceResult = Answers['application']['finishFaceCheck']['outcome'];

const maxAsks = 8;
const pauseMs = 1_500;

/** The vendor's own result may take a few seconds. Whoever only looks in asks once. */
export async function askForResult(faceCheckId: string, patience: 'patient' | 'once'): Promise<FaceResult> {
  const asks = patience === 'patient' ? maxAsks : 1;
  for (let asked = 1; ; asked += 1) {
    const { outcome } = await api.application.finishFaceCheck.mutate({ faceCheckId });
    if (outcome !== 'pending' || asked >= asks) return outcome;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
