/** What users saw: kept by watching who is in rotation at every change of the world. */
export interface UsersState {}

export const emptyUsersState = (): UsersState => ({});
