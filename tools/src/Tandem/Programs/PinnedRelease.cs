namespace Tandem.Programs;

/// <summary>One file of one release of an outside program, with the sum that a public source states for it.</summary>
/// <param name="Program">The program's name; in an archive, the file to take out of it.</param>
/// <param name="Version">The release, such as <c>5.8.1</c>.</param>
/// <param name="Platform">Operating system and processor as Go names them, such as <c>linux_amd64</c>.</param>
/// <param name="Path">Where it lies below the host's address.</param>
/// <param name="Sha256">The SHA-256 of the file as it is downloaded, in lower-case hexadecimal digits.</param>
/// <param name="Source">Who states that sum.</param>
public sealed record PinnedRelease(string Program, string Version, string Platform, string Path, string Sha256, string Source)
{
    /// <summary>The file's name once installed.</summary>
    public string Executable => Platform.StartsWith("windows", StringComparison.Ordinal) ? Program + ".exe" : Program;
}
