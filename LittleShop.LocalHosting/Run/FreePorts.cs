using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace LittleShop.LocalHosting.Run;

/// <summary>
/// Ports on loopback that nobody holds, below those from which systems choose for connections and for listeners that
/// named none (RFC 6335 section 6; Linux begins at 32768): nobody is given one of them between the look and the use.
/// </summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_767;

    public static int[] Take(int count)
    {
        var found = new HashSet<int>();
        while (found.Count < count)
        {
            var port = RandomNumberGenerator.GetInt32(First, Last + 1);
            if (IsFree(port))
            {
                found.Add(port);
            }
        }

        return [.. found];
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
