using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Twin.Providers;

/// <summary>The number of a project where no cloud can be asked: twelve digits that follow from its id alone, on every machine.</summary>
/// <remarks>It is the id's SHA-256, its first eight bytes, taken into the range of twelve digits. No real project is meant by it.</remarks>
public static class ProjectNumber
{
    private const ulong Smallest = 100_000_000_000;
    private const ulong Range = 900_000_000_000;

    /// <summary>The number that stands for <paramref name="project"/>.</summary>
    public static string Of(string project) => $"{Smallest + (BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(project))) % Range)}";
}
