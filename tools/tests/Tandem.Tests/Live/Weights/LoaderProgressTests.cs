using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Live.Weights;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Weights;

/// <summary>The loader's log, read while it loads.</summary>
public sealed class LoaderProgressTests
{
    [Theory]
    [InlineData("12:00:01 3.2 of 54.9 GB", 3.2, 54.9)]
    [InlineData("12:00:01 54.9 of 54.9 GB", 54.9, 54.9)]
    [InlineData("0 of 55 GB", 0, 55)]
    public void Reads_HowFarItIs(string line, double done, double total) =>
        LoaderProgress.Of(line).ShouldBe(new LoaderProgress(done * 1e9, total * 1e9));

    [Theory]
    [InlineData("12:00:01 [3/12] model-00001-of-00012.safetensors: 4954.8 MB in 31 s")]
    [InlineData("12:00:01 Download complete: 21 files, 54.9 GB. Marker /bucket/m/r/.tandem-complete.json")]
    [InlineData("")]
    public void Reads_Nothing_InOtherLines(string line) => LoaderProgress.Of(line).ShouldBeNull();

    [Fact]
    public void Left_FollowsThePaceSoFar()
    {
        var first = new LoaderProgress(10, 100);
        new LoaderProgress(40, 100).Left(first, TimeSpan.FromSeconds(30)).ShouldBe(TimeSpan.FromSeconds(60));
        first.Left(first, TimeSpan.FromSeconds(30)).ShouldBeNull();
    }

    // The script and its reader live in two languages: this holds them together.
    [Fact]
    public void Script_WritesWhatIsRead()
    {
        var script = File.ReadAllText(Path.Combine(RealRepository.Root, "base/model-cache/scripts/load_model.py"));
        var line = Regex.Match(script, "say\\(f\"(.* GB)\"\\)").Groups[1].Value;

        line.ShouldBe("{done / 1e9:.1f} of {total / 1e9:.1f} GB");
        LoaderProgress.Of(Regex.Replace(line, "\\{[^}]*\\}", "1.5")).ShouldNotBeNull();
    }
}
