/// The sentences about segments, strategies and scripts.
package struct GuideWording: Sendable {
  package var asFacts: String
  package var asRecommended: String
}

extension GuideWording {
  package static let english = GuideWording(
    asFacts: "as the facts say", asRecommended: "as recommended")
}
