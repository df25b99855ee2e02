using Tandem.Tests.Support;

namespace Tandem.Tests.Terraform;

/// <summary>
/// A folder under <c>Scenarios</c>, named for what is wrong in it. The first line of its main.tf says what is run, step after step, of
/// which only the last may fail. <c># expect: TEXT</c> stands on the line that terraform must blame, <c># expect-anywhere: TEXT</c>
/// where it blames none.
/// </summary>
internal sealed record Scenario(string Text, IReadOnlyList<string> Steps, IReadOnlyList<TerraformError> Expected)
{
    private const string Run = "# run: ";
    private const string Anywhere = "# expect-anywhere: ";
    private const string Here = "# expect: ";

    public static IEnumerable<string> Names => Directory.EnumerateDirectories(RealRepository.TestData("Terraform/Scenarios")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static Scenario Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(RealRepository.TestData("Terraform/Scenarios"), name, "main.tf"));
        var lines = text.Split('\n');
        return new Scenario(text, lines[0][Run.Length..].Trim().Split(' '), [.. lines.SelectMany((line, i) => Expectations(line, i + 1))]);
    }

    private static IEnumerable<TerraformError> Expectations(string line, int number) =>
        line.Split(Anywhere).Skip(1).Select(text => new TerraformError(0, text.Trim()))
            .Concat(line.Split(Here).Skip(1).Select(text => new TerraformError(number, text.Trim())));
}
