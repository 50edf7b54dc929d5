import type { Routes } from '../../kernel/routes.ts';

export function peopleRoutes(_routes: Routes): void {}
