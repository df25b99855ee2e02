using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;

namespace Tandem.Twin.Providers.Engine;

/// <summary>A range of addresses.</summary>
internal sealed record Cidr(AddressFamily Family, BigInteger Given, BigInteger First, BigInteger Last, int Length)
{
    /// <summary>Whether it was written with its first address.</summary>
    public bool IsAligned => Given == First;

    public static bool TryParse(string text, out Cidr range)
    {
        range = null!;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryAddress(text[..slash], out var family, out var address) || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        var bits = family == AddressFamily.InterNetwork ? 32 : 128;
        if (length > bits)
        {
            return false;
        }

        var size = BigInteger.One << (bits - length);
        var first = address - (address % size);
        range = new Cidr(family, address, first, first + size - 1, length);
        return true;
    }

    public bool Overlaps(Cidr other) => Family == other.Family && First <= other.Last && other.First <= Last;

    /// <summary>Whether every address of <paramref name="other"/> is in this range.</summary>
    public bool Contains(Cidr other) => Family == other.Family && First <= other.First && other.Last <= Last;

    public bool Contains(string address) => TryAddress(address, out var family, out var value) && family == Family && value >= First && value <= Last;

    /// <summary>The address that stands <paramref name="offset"/> after the first.</summary>
    public string Address(BigInteger offset)
    {
        var bytes = (First + offset).ToByteArray(isUnsigned: true, isBigEndian: true);
        var full = new byte[Family == AddressFamily.InterNetwork ? 4 : 16];
        bytes.CopyTo(full, full.Length - bytes.Length);
        return new IPAddress(full).ToString();
    }

    public override string ToString() => $"{Address(0)}/{Length}";

    // .NET takes 10.1 for 10.0.0.1, as no cloud does.
    private static bool TryAddress(string text, out AddressFamily family, out BigInteger value)
    {
        (family, value) = (default, default);
        if (!IPAddress.TryParse(text, out var address) || (address.AddressFamily == AddressFamily.InterNetwork && text.Count(c => c == '.') != 3))
        {
            return false;
        }

        (family, value) = (address.AddressFamily, new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true));
        return true;
    }
}
