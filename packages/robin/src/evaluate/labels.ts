/** A label of a subflow. */
export interface LabelPoint {
  readonly name: string
}

/** The labels of a subflow, whatever the case of their names. */
export class Labels {
  readonly #points = new Map<string, LabelPoint>()

  point(name: string): LabelPoint {
    const folded = name.toLowerCase()
    let point = this.#points.get(folded)
    if (!point) {
      point = { name }
      this.#points.set(folded, point)
    }
    return point
  }
}
