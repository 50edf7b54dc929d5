import type { PlanData, UpdateData } from './network.ts';
import type { Stage } from './stage.ts';

export async function loadUpdate(_stage: Stage, _plan: PlanData, _action: string, _update: UpdateData): Promise<void> {}
