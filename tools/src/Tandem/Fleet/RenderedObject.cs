using Tandem.Kustomize;
using Tandem.Rules;

namespace Tandem.Fleet;

/// <summary>An object that a cluster gets.</summary>
/// <param name="Unit">The unit that renders it.</param>
/// <param name="Root">The object.</param>
internal sealed record RenderedObject(Unit Unit, ObjectField Root);
