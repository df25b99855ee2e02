namespace Tandem.Facts;

/// <summary>The facts of a region that may differ between regions while a change travels from one to the next.</summary>
public static class PromotableFacts
{
    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = ["serverImage", "loaderImage", "pickerImage", "modelRevision"];
}
