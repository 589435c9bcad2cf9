package io.sprintqueue.lab.chaos;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/// A network link: forwards from one port to another, unless a fault is on.
final class Proxy implements AutoCloseable {
    private static final int CHUNK_BYTES = 16 * 1024;
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final InetSocketAddress target;
    private final ChannelGroup connections =
            new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Channel listener;
    private volatile @Nullable Fault fault;

    /// Listens on a free port of loopback.
    ///
    /// @param port of loopback, where all is passed on to
    Proxy(EventLoopGroup threads, int port) {
        this.target = new InetSocketAddress(LOOPBACK, port);
        this.listener =
                new ServerBootstrap()
                        .group(threads)
                        .channel(NioServerSocketChannel.class)
                        .option(ChannelOption.SO_BACKLOG, 512)
                        .childOption(ChannelOption.AUTO_READ, false)
                        .childOption(ChannelOption.RCVBUF_ALLOCATOR, oneChunkAtATime())
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel client) {
                                        accept(client);
                                    }
                                })
                        .bind(LOOPBACK, 0)
                        .syncUninterruptibly()
                        .channel();
    }

    private static FixedRecvByteBufAllocator oneChunkAtATime() {
        var allocator = new FixedRecvByteBufAllocator(CHUNK_BYTES);
        allocator.maxMessagesPerRead(1);
        return allocator;
    }

    private void accept(Channel client) {
        if (fault instanceof Fault.Refuse) {
            reset(client);
            return;
        }
        ChannelFuture connecting =
                new Bootstrap()
                        .group(client.eventLoop())
                        .channel(NioSocketChannel.class)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.RCVBUF_ALLOCATOR, oneChunkAtATime())
                        .handler(new Relay(this, client, true))
                        .connect(target);
        Channel server = connecting.channel();
        connections.add(client);
        connections.add(server);
        client.pipeline().addLast(new Relay(this, server, false));
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                client.read();
                server.read();
            } else {
                reset(client);
            }
        });
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Nullable Fault fault() {
        return fault;
    }

    /// From now on this goes wrong; null when all is well again. What was swallowed before cannot
    /// be made up for, so open connections end where they could not continue.
    void set(@Nullable Fault next) {
        Fault before = fault;
        fault = next;
        if (next instanceof Fault.Refuse || before instanceof Fault.Silence) {
            connections.forEach(Proxy::reset);
        }
    }

    /// Ends the connection so that the other side gets an error and not an end.
    static void reset(Channel channel) {
        channel.eventLoop()
                .execute(() -> {
                    if (channel.isOpen()) {
                        channel.config().setOption(ChannelOption.SO_LINGER, 0);
                        var _ = channel.close();
                    }
                });
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        connections.close().syncUninterruptibly();
    }
}
