export interface SsmState {}

export const emptySsmState = (): SsmState => ({});
