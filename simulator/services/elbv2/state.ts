export interface ElbState {}

export const emptyElbState = (): ElbState => ({});
