/** One line of the collection of noisy titles, by category and place in it, and what its core should be. */
export type Expectation = readonly [category: string, line: number, core: string, notAVacancy?: true]
